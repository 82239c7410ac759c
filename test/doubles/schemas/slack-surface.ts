// The calls that the Slack double understands, as types; generate-slack.ts turns them into slack.json.

import type { KnownBlock, ModalView } from "@slack/types";
import type {
  AppsConnectionsOpenArguments,
  AuthTestArguments,
  ChatDeleteArguments,
  ChatGetPermalinkArguments,
  ChatPostEphemeralArguments,
  ChatPostMessageArguments,
  ChatUpdateArguments,
  ConversationsInfoArguments,
  ConversationsJoinArguments,
  ConversationsListArguments,
  ConversationsMembersArguments,
  ConversationsOpenArguments,
  DndTeamInfoArguments,
  FilesCompleteUploadExternalArguments,
  FilesGetUploadURLExternalArguments,
  TeamInfoArguments,
  TeamProfileGetArguments,
  UsergroupsListArguments,
  UsergroupsUsersListArguments,
  UsersInfoArguments,
  UsersListArguments,
  UsersLookupByEmailArguments,
  UsersProfileGetArguments,
  ViewsOpenArguments,
  ViewsPublishArguments,
  ViewsPushArguments,
  ViewsUpdateArguments,
} from "@slack/web-api";

/** One plain object: two files of the SDK each have a `Channel` of their own, which must not meet by name. */
type Flat<T> = T extends unknown ? { [K in keyof T]: T[K] } : never;

/** What may be posted to a response_url, or sent along with the acknowledgement of a command. */
type Response = {
  text?: string;
  blocks?: KnownBlock[];
  response_type?: "in_channel" | "ephemeral";
  replace_original?: boolean;
  delete_original?: boolean;
  thread_ts?: string;
  mrkdwn?: boolean;
  unfurl_links?: boolean;
  unfurl_media?: boolean;
};

/** What the acknowledgement of a modal's submission may carry. */
type SubmissionAnswer = {
  response_action: "errors" | "update" | "push" | "clear";
  errors?: Record<string, string>;
  view?: ModalView;
};

/** Every call by its method; what comes in over other ways has a name of ours. */
export type SlackSurface = {
  "apps.connections.open": NonNullable<AppsConnectionsOpenArguments>;
  "auth.test": NonNullable<AuthTestArguments>;
  "chat.delete": ChatDeleteArguments;
  "chat.getPermalink": ChatGetPermalinkArguments;
  "chat.postEphemeral": ChatPostEphemeralArguments;
  "chat.postMessage": ChatPostMessageArguments;
  "chat.update": ChatUpdateArguments;
  "conversations.info": Flat<ConversationsInfoArguments>;
  "conversations.join": Flat<ConversationsJoinArguments>;
  "conversations.list": Flat<NonNullable<ConversationsListArguments>>;
  "conversations.members": Flat<ConversationsMembersArguments>;
  "conversations.open": Partial<Flat<ConversationsOpenArguments>>;
  "dnd.teamInfo": DndTeamInfoArguments;
  "files.completeUploadExternal": FilesCompleteUploadExternalArguments;
  "files.getUploadURLExternal": FilesGetUploadURLExternalArguments;
  "team.info": NonNullable<TeamInfoArguments>;
  "team.profile.get": NonNullable<TeamProfileGetArguments>;
  "usergroups.list": NonNullable<UsergroupsListArguments>;
  "usergroups.users.list": UsergroupsUsersListArguments;
  "users.info": UsersInfoArguments;
  "users.list": NonNullable<UsersListArguments>;
  "users.lookupByEmail": UsersLookupByEmailArguments;
  "users.profile.get": NonNullable<UsersProfileGetArguments>;
  "views.open": ViewsOpenArguments;
  "views.publish": ViewsPublishArguments;
  "views.push": ViewsPushArguments;
  "views.update": ViewsUpdateArguments;
  response_url: Response;
  "ack.slash_commands": Response;
  "ack.view_submission": SubmissionAnswer;
};
