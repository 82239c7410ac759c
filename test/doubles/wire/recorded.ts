// What a double has received: every call, what was wrong with it, and who wants to know at once.

/** One call as it came over the wire; `status` is 0 until it is answered, and stays 0 when it never was. */
export type RecordedCall = {
  readonly method: string;
  readonly args: Record<string, unknown>;
  /** `performance.now()` in milliseconds when the call was read. */
  readonly at: number;
  status: number;
  /** Each way in which the call breaks the platform's schema or limits. */
  readonly problems: string[];
};

/** Is told of a call after its effect and before its answer; a promise holds the answer back. */
export type CallHook = (call: RecordedCall) => void | Promise<void>;

/** Keeps the calls of one double in the order of their arrival. */
export type Recorder = {
  readonly calls: RecordedCall[];
  /** Writes a call down; `at` is taken now. */
  record(method: string, args: Record<string, unknown>, problems?: readonly string[]): RecordedCall;
  /** Gives all violations so far, each as `method: what`. */
  problems(): string[];
  /** Adds a hook and gives the function that takes it away again. */
  onCall(hook: CallHook): () => void;
  /** Sets the call's status and waits for every hook. */
  settle(call: RecordedCall, status: number): Promise<void>;
};

/** Gives an empty record. */
export function createRecorder(): Recorder {
  const calls: RecordedCall[] = [];
  const hooks = new Set<CallHook>();
  return {
    calls,
    record(method, args, problems = []) {
      const call: RecordedCall = { method, args, at: performance.now(), status: 0, problems: [...problems] };
      calls.push(call);
      return call;
    },
    problems: () => calls.flatMap((call) => call.problems.map((problem) => `${call.method}: ${problem}`)),
    onCall(hook) {
      hooks.add(hook);
      return () => void hooks.delete(hook);
    },
    async settle(call, status) {
      call.status = status;
      for (const hook of [...hooks]) await hook(call);
    },
  };
}
