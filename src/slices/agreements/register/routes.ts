import { get, post, type Route } from '#platform/http/route.ts';
import { saveEntry, showEntry } from './entry-pages.ts';
import { fromRegisterInput } from './from-register.ts';
import { registerInput } from './keep-register.ts';
import {
  fromContractsInput,
  keepFromContracts,
  showFromContracts,
  showRegister,
  takeFromRegister,
} from './register-pages.ts';

const ofOrganisation = '/organisations/:organisationId/agreements';
const entry = '/cases/:caseId/agreements/:agreementId/register';
const member = { on: 'organisation', may: 'seeMembers' } as const;

export const registerRoutes: readonly Route[] = [
  get(ofOrganisation, member, showRegister, { query: ['type', 'state', 'loose', 'page'] }),
  get(`${ofOrganisation}/from-contracts`, member, showFromContracts, { query: ['page'] }),
  post(`${ofOrganisation}/from-contracts`, member, fromContractsInput, keepFromContracts),
  post('/contracts/:contractId/agreement', { on: 'contract', may: 'askWhy' }, fromRegisterInput, takeFromRegister),
  get(entry, { on: 'agreement', may: 'see' }, showEntry),
  post(entry, { on: 'agreement', may: 'oversee' }, registerInput, saveEntry),
];
