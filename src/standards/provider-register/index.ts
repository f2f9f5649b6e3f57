export { type PlaceRegister, placeFields, placeRegisters } from './place-fields.ts';
export { type PlaceProblem, type RegisteredPlace, readPlaces } from './read-places.ts';
export { type ReadRegister, readProviderRegister } from './read-provider-register.ts';
