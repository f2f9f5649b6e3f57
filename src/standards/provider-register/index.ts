export { type ReadRegister, readProviderRegister } from './read-provider-register.ts';
