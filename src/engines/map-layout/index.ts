export { frameOf, layOut } from './lay-out.ts';
export { placeNew } from './place-new.ts';
export { type Box, gap, type Join, type Places, type Point, reach } from './types.ts';
