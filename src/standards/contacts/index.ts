export { type Contact, type DemandType, demandTypes, readDemandType } from './contact.ts';
export { findPersonalData, type PersonalData } from './personal-data.ts';
export { contactFields, type ReadContacts, readContacts, readPastedContacts } from './read-contacts.ts';
