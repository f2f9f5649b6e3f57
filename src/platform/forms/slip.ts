/** What is wrong with what somebody typed, by field. Nothing they typed is lost. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Thrown by a command that finds a slip only after looking at the data; the form comes back with it. */
export class Slip extends Error {
  readonly errors: FieldErrors;
  constructor(errors: FieldErrors) {
    super(Object.keys(errors).join(', '));
    this.errors = errors;
  }
}

export function slip(field: string, says: string): never {
  throw new Slip({ [field]: says });
}
