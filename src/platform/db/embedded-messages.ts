/** What the application and the embedded database's worker thread say to each other. */
export type ToWorker =
  | { type: 'exchange'; id: number; session: number; bytes: Uint8Array }
  | { type: 'endSession'; session: number }
  | { type: 'close' };

export type FromWorker =
  | { type: 'ready' }
  | { type: 'answer'; id: number; bytes: Uint8Array<ArrayBuffer> }
  | { type: 'refused'; id: number; reason: string }
  | { type: 'broken'; reason: string }
  | { type: 'closed' };

export type WorkerData = { directory: string };
