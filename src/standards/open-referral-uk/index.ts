export { type ReadDirectory, readDirectory } from './read-directory.ts';
export { type DirectoryService, type ServiceStatus, serviceStatuses } from './service.ts';
export { type ServiceToPublish, writeService, writeServices } from './write-service.ts';
