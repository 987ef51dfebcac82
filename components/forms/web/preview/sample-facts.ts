import { dateInChina, type Instant } from '@gov/base';
import type { CompiledForm, FormFacts, FormOpinions } from '@gov/forms';
import type { Session } from '#platform/web/shell/session.tsx';

const rightNow = (): Instant => new Date().toISOString() as Instant; // reason: an instant in ISO text

/** Whoever designs is who starts the matter in a trial. */
export const sampleFacts = ({ person, agency }: Session): FormFacts => ({
  today: dateInChina(rightNow()),
  starter: { id: person.id, name: person.name },
  starterAgency: { id: agency.id, name: agency.name },
  starterSection: { id: person.sectionId, name: person.sectionName },
});

/** An opinion in every block, so that one sees where it will stand. */
export const sampleOpinions = (form: CompiledForm, personName: string): FormOpinions => ({
  entries: [...form.blocks.values()].map((block) => ({
    id: `sample-${block.key}`,
    block: block.key,
    text: block.defaultText ?? '同意。',
    personId: 'sample',
    personName,
    date: dateInChina(rightNow()),
    at: rightNow(),
    rank: 1,
  })),
});
