export type Person = Readonly<{ id: string; name: string; state: 'active'; version: number; caseId: null }>;
