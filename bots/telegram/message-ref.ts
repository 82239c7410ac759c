// What a message is called, and whether it is a photo: a photo's words are changed in another way than a text's.

/** A message of a chat. */
export interface MessageRef {
  readonly messageId: number;
  readonly isPhoto: boolean;
}

/** Writes a message's name. */
export function writeRef({ messageId, isPhoto }: MessageRef): string {
  return isPhoto ? `photo-${messageId}` : `${messageId}`;
}

/** Reads it back; null where it is none. */
export function readRef(ref: string): MessageRef | null {
  const [, photo, id] = /^(photo-)?(\d+)$/.exec(ref) ?? [];
  return id === undefined ? null : { messageId: Number(id), isPhoto: photo !== undefined };
}
