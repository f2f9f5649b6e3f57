export {
  type Shared,
  type SharingMember,
  type SharingOwner,
  type SharingTerms,
  shareDifference,
  version,
  whole,
} from './share-difference.ts';
export { type Holder, type Split, splitPence } from './split-pence.ts';
