import type { PostRole } from '@gov/organisation';
import type { DemoAgency, DemoAssignment, DemoPerson } from '../city.ts';
import { inventedNames } from './invented-names.ts';

/** An agency in a few words; the people it does not name get invented names. */
export interface AgencySketch {
  readonly code: string;
  /** Beginning of the sign-in names of people it does not name: `hbj` → `hbj.keyuan1`. */
  readonly signIn: string;
  readonly name: string;
  readonly shortName: string;
  readonly numberPrefix: string;
  readonly level: DemoAgency['level'];
  readonly parent?: string;
  /** 局长 主任 馆长; deputies are 副 + this. */
  readonly chiefTitle: string;
  readonly leadersSection: string;
  readonly office: string;
  readonly sections: readonly string[];
  /** The one of them in charge of legal affairs; its head has a post of his own and reviews 规范性文件. */
  readonly legal?: string;
  /** One list for each deputy: the sections in his charge. */
  readonly deputies: readonly (readonly string[])[];
  /** How many people, the three administrators included. */
  readonly people: number;
  /** First invented name to take; agencies must not overlap. */
  readonly namesFrom: number;
  /** People with a name of their own, by sign-in name; they replace invented ones of the same post and section. */
  readonly named?: readonly DemoPerson[];
  readonly twoAgencies?: readonly DemoPerson[];
  readonly leaver?: string;
}

const administrators = [
  ['system', '系统管理员', 'SYSTEM'],
  ['security', '安全管理员', 'SECURITY'],
  ['audit', '审计管理员', 'AUDIT'],
] as const;

export function makeAgency(sketch: AgencySketch): DemoAgency {
  const people = [...peopleOf(sketch), ...(sketch.twoAgencies ?? [])];
  return {
    code: sketch.code,
    name: sketch.name,
    shortName: sketch.shortName,
    numberPrefix: sketch.numberPrefix,
    kind: 'AGENCY',
    level: sketch.level,
    ...(sketch.parent ? { parent: sketch.parent } : {}),
    sections: [sketch.leadersSection, sketch.office, ...sketch.sections],
    posts: postsOf(sketch),
    people: withSecondPosts(sketch, people),
    inCharge: areasOf(sketch, people),
    ...(sketch.leaver ? { leaver: sketch.leaver } : {}),
  };
}

const postsOf = ({ chiefTitle, leadersSection, office, legal }: AgencySketch): DemoAgency['posts'] => {
  const row = (name: string, role: PostRole, section?: string) => ({ name, role, ...(section ? { section } : {}) });
  return [
    row(chiefTitle, 'chief', leadersSection),
    row(`副${chiefTitle}`, 'deputyInCharge', leadersSection),
    row('办公室主任', 'officeDirector', office),
    row('文书', 'documentClerk', office),
    row('收发员', 'mailClerk', office),
    row('档案员', 'archivist', office),
    row('印章管理员', 'sealKeeper', office),
    row('科长', 'sectionHead'),
    ...(legal ? [row(headPostOf(legal), 'legalHead', legal)] : []),
    row('科员', 'officer'),
  ];
};

const headPostOf = (section: string): string => `${section}科长`;

/** The posts every agency has, each once; officers fill the sections in turn. */
function slotsOf(sketch: AgencySketch): readonly (DemoAssignment & { readonly key: string })[] {
  const { chiefTitle, leadersSection, office, sections, deputies, legal } = sketch;
  const slot = (key: string, section: string, post: string, title = post) => ({ key, section, post, title });
  const fixed = [
    slot('zhuyao', leadersSection, chiefTitle),
    ...deputies.map((_, i) => slot(`fuzhi${i + 1}`, leadersSection, `副${chiefTitle}`)),
    slot('zhuren', office, '办公室主任'),
    slot('wenshu', office, '文书'),
    slot('shoufa', office, '收发员'),
    ...sections.map((section, i) => {
      const post = section === legal ? headPostOf(section) : '科长';
      return slot(`kezhang${i + 1}`, section, post, section.endsWith('科') ? '科长' : '主任');
    }),
  ];
  const places = [...sections, office];
  const officers = sketch.people - fixed.length - administrators.length;
  return [
    ...fixed,
    ...Array.from({ length: Math.max(0, officers) }, (_, i) =>
      slot(`keyuan${i + 1}`, places[i % places.length] ?? office, '科员', i < places.length * 2 ? '科员' : '一级科员'),
    ),
  ];
}

function peopleOf(sketch: AgencySketch): readonly DemoPerson[] {
  const named = [...(sketch.named ?? [])];
  const slots = slotsOf(sketch);
  const filled = slots.map(({ key, ...slot }, i): DemoPerson => {
    const at = named.findIndex((one) => !one.duty && one.section === slot.section && one.post === slot.post);
    const [own] = at < 0 ? [] : named.splice(at, 1);
    return own ?? { signInName: `${sketch.signIn}.${key}`, name: nameAt(sketch, i), ...slot };
  });
  const duties = administrators.map(([key, title, duty], i): DemoPerson => {
    const own = named.find((one) => one.duty === duty);
    const name = nameAt(sketch, slots.length + i);
    return own ?? { signInName: `${sketch.signIn}.${key}`, name, section: sketch.office, post: '科员', title, duty };
  });
  return [...filled, ...named.filter((one) => !one.duty), ...duties];
}

const nameAt = (sketch: AgencySketch, index: number): string => inventedNames[sketch.namesFrom + index] ?? '无名';

/** 兼职: the last officer of the office also keeps the archive, the one of the first section also the seal. */
function withSecondPosts(sketch: AgencySketch, people: readonly DemoPerson[]): readonly DemoPerson[] {
  const lastOf = (section: string | undefined) =>
    people.findLast((one) => one.post === '科员' && one.section === section && !one.duty)?.signInName;
  const archivist = lastOf(sketch.office);
  const sealKeeper = lastOf(sketch.sections[0]);
  const second = (post: string): DemoAssignment => ({ section: sketch.office, post, title: post });
  return people.map((one) => {
    if (one.signInName === archivist) return { ...one, alsoAs: second('档案员') };
    if (one.signInName === sealKeeper && sketch.people > 12) return { ...one, alsoAs: second('印章管理员') };
    return one;
  });
}

function areasOf(sketch: AgencySketch, people: readonly DemoPerson[]): DemoAgency['inCharge'] {
  const deputies = people.filter((one) => one.post === `副${sketch.chiefTitle}`);
  const chief = people.find((one) => one.post === sketch.chiefTitle);
  const given = sketch.deputies.flat();
  const rest = [sketch.office, ...sketch.sections].filter((section) => !given.includes(section));
  const areas = sketch.deputies.map((sections, i) => [deputies[i]?.signInName ?? '', sections] as const);
  return Object.fromEntries([...areas, ...(chief && rest.length > 0 ? [[chief.signInName, rest] as const] : [])]);
}
