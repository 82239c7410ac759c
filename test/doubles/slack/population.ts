// Filling the workspace: people, channels and user groups come, change and go.

import type { SlackChannel, SlackUser } from "./workspace.ts";
import type { World } from "./world.ts";

/** A person as a test describes them. */
export type NewSlackUser = Partial<Omit<SlackUser, "id">> & { readonly id?: string; readonly name: string };

/** Gives the ways to add to a workspace and to change what is in it; ids are made up where none is given. */
export function createPopulation(world: World) {
  return {
    addUser({ id = world.nextId("U"), ...user }: NewSlackUser): string {
      const made = { locale: "en-US", tz: "Europe/Berlin", isBot: false, deleted: false, guest: false };
      world.users.set(id, { ...made, ...user, id });
      return id;
    },
    setUser(id: string, patch: Partial<Omit<SlackUser, "id">>): void {
      Object.assign(known(world.users, id), patch);
    },
    addChannel(channel: Partial<SlackChannel> & { name: string; members: readonly string[] }): string {
      const id = channel.id ?? world.nextId("C");
      const made = { botIsMember: true, isPrivate: false, isArchived: false };
      world.channels.set(id, { ...made, ...channel, members: [...channel.members], id });
      return id;
    },
    setChannel(id: string, patch: Partial<Omit<SlackChannel, "id" | "dmWith">>): void {
      Object.assign(known(world.channels, id), patch);
    },
    addUserGroup(group: {
      id?: string;
      handle: string;
      members: readonly string[];
      isDisabled?: boolean;
    }): string {
      const id = group.id ?? world.nextId("S");
      world.groups.set(id, { isDisabled: false, ...group, members: [...group.members], id });
      return id;
    },
    setUserGroup(id: string, patch: { handle?: string; members?: string[]; isDisabled?: boolean }): void {
      Object.assign(known(world.groups, id), patch);
    },
  };
}

function known<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error(`there is no ${id} in this workspace`);
  return found;
}
