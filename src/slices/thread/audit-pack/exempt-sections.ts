import { blocksAsText } from '#slices/procurement/index.ts';
import type { PackFacts } from './gather-pack.ts';
import { type Numbers, type Section, section, type Text } from './section.ts';

/** What names people or bidders, or was given in confidence: each with the ground on which it is exempt. */
export function exemptSections(facts: PackFacts, people: Numbers): Section[] {
  const { record, declarations, messages, names } = facts;
  const bidders = new Map(record.bidders.map(({ id, name }) => [id, name]));
  const tenders = new Map(record.tenders.map((tender) => [tender.id, tender]));
  const titles = new Map(record.subjects.map(({ lotId, title }) => [lotId, title]));
  const criteria = new Map(record.criteria.map(({ id, name }) => [id, name]));
  const owner = (tenderId: string): string => bidders.get(tenders.get(tenderId)?.bidderId ?? '') ?? '';
  return [
    section(
      'people',
      'Who the numbered people are',
      'personal',
      ['Number', 'Name'],
      people.all.map(([id, number]) => [number, names.get(id) ?? '']),
    ),
    section(
      'interests',
      'Interests that were declared, and what was decided',
      'personal',
      ['Person', 'Interest', 'State', 'Because'],
      declarations.map((one) => [people.of(one.personId), one.interest, one.state, one.because]),
    ),
    section(
      'bidders',
      'Bidders',
      'commercial',
      ['Name', 'Identifier', 'Small', 'Voluntary', 'State', 'Because'],
      record.bidders.map((one) => [one.name, one.identifier, one.small, one.voluntary, one.state, one.because]),
    ),
    section(
      'opening',
      'Tenders that were opened, with the hash of each file',
      'commercial',
      ['Bidder', 'Received', 'Late', 'Part', 'File', 'Bytes', 'SHA-256'],
      record.files.map((file) => [
        owner(file.tenderId),
        tenders.get(file.tenderId)?.receivedAt.toISOString(),
        tenders.get(file.tenderId)?.late,
        file.part,
        file.path,
        file.bytes,
        file.sha256,
      ]),
    ),
    section(
      'scores',
      'Scores as they came out, with the reasons',
      'commercial',
      ['For', 'Bidder', 'Criterion', 'Weight', 'Score', 'Of', 'Points', 'Explanation'],
      record.judged.flatMap((tender) =>
        tender.criteria.map((one) => [
          titles.get(tender.lotId) ?? '',
          bidders.get(tender.bidderId),
          one.name,
          one.weight,
          one.score,
          one.most,
          one.points / 100,
          one.explanation,
        ]),
      ),
    ),
    section(
      'places',
      'Places and prices',
      'commercial',
      ['For', 'Bidder', 'Points', 'Place', 'Out, because', 'Price in pounds'],
      record.judged.map((one) => [
        titles.get(one.lotId) ?? '',
        bidders.get(one.bidderId),
        one.points / 100,
        one.rank,
        one.out,
        one.pricePence === null ? '' : (one.pricePence / 100).toFixed(2),
      ]),
    ),
    section(
      'award-against-scores',
      'What the scores recommended, and why it was departed from',
      'commercial',
      ['For', 'Recommended', 'Chosen', 'Why not as the scores say', 'Reserved'],
      record.decisions.map((one) => [
        titles.get(one.lotId) ?? '',
        one.recommendedBidderId && bidders.get(one.recommendedBidderId),
        one.supplier,
        one.departsBecause,
        one.reservedBecause,
      ]),
    ),
    section(
      'promises',
      'What winners promised',
      'commercial',
      ['Supplier', 'Promise', 'Kind', 'Where it stands', 'Criterion'],
      record.promises.map((one) => [
        record.decisions.find(({ id }) => id === one.decisionId)?.supplier,
        one.words,
        one.type,
        one.standsIn,
        one.criterionId && criteria.get(one.criterionId),
      ]),
    ),
    section(
      'standstill-events',
      'Representations and challenges',
      'confidence',
      ['Day', 'What', 'Who', 'Words', 'Late'],
      record.standstill.events.map((one) => [one.happenedOn, one.label, one.who, one.words, one.late]),
    ),
    section(
      'messages',
      'What was sent about it',
      'commercial',
      ['At', 'Channel', 'Recipient', 'Subject', 'Words'],
      messages.map((one) => [one.createdAt.toISOString(), one.channel, one.recipient, one.subject, one.body]),
    ),
  ];
}

/** What each bidder was told, word for word. */
export const letterTexts = ({ record }: PackFacts): Text[] =>
  record.letters.map((one, at) => ({
    name: `letters/${String(at + 1).padStart(3, '0')}`,
    title: `${one.title}, ${one.givenOn}, ${one.channel}`,
    ground: 'commercial',
    text: [
      record.bidders.find(({ id }) => id === one.bidderId)?.name ?? '',
      `Given on ${one.givenOn} by ${one.channel}, ${one.givenBy}`,
      one.title,
      blocksAsText(one.content),
      '',
    ].join('\n\n'),
  }));
