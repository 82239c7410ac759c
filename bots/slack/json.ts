// JSON that may be none.

/** Gives what a text says as JSON; undefined where it is not JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // That it is not JSON is the answer.
  }
}
