/** Strokes on a 16 × 16 grid. Keys are what manifests write in `menu[].icon`. */
const strokes = {
  home: 'M2.5 7 8 2.5 13.5 7v6.5h-4v-4h-3v4h-4z',
  inbox: 'M2.5 9.5 4 3h8l1.5 6.5v4h-11zM2.5 9.5h3l1 2h3l1-2h3',
  tracking: 'M3 3.5h10M3 8h6M3 12.5h4M11.5 8.5v5M9.5 11.5l2 2 2-2',
  incoming: 'M8 2v7M5 6.5 8 9.5l3-3M2.5 10v3.5h11V10',
  outgoing: 'M8 10V2.5M5 5.5l3-3 3 3M2.5 10v3.5h11V10',
  exchange: 'M3 5.5h9M9.5 3 12 5.5 9.5 8M13 10.5H4M6.5 8 4 10.5 6.5 13',
  flag: 'M4 14V2.5h8l-1.5 3L12 8.5H4',
  bell: 'M3.5 11.5h9c-1-1-1.2-2-1.2-4.2C11.3 4.8 9.8 3 8 3S4.7 4.8 4.7 7.3c0 2.2-.2 3.2-1.2 4.2zM6.8 13.5h2.4',
  calendar: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3',
  building: 'M3 13.5v-11h10v11M1.5 13.5h13M6 5.5h1.5M9 5.5h1.5M6 8.5h1.5M9 8.5h1.5M7 13.5v-2.5h2v2.5',
  car: 'M2.5 11.5v-3l1.5-4h8l1.5 4v3zM2.5 8.5h11M4.5 11.5v1.5M11.5 11.5v1.5',
  clock: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5v3.2l2.2 1.4',
  people:
    'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c.3-2.4 2-3.8 4.5-3.8s4.2 1.4 4.5 3.8M10.5 3.4a2.3 2.3 0 0 1 0 4.3M12.3 10c1.3.5 2 1.7 2.2 3.5',
  book: 'M3 2.5h8.5a1.5 1.5 0 0 1 1.5 1.5v9.5H4.5A1.5 1.5 0 0 1 3 12zM3 12a1.5 1.5 0 0 1 1.5-1.5H13',
  document: 'M4 1.8h5l3.5 3.5v9H4zM9 1.8v3.5h3.5',
  pencil: 'M3 13l.6-2.8 7.2-7.2 2.2 2.2-7.2 7.2zM9.5 4.3l2.2 2.2',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.2 3.2',
  help: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2zM6.2 6.3c.1-1 .8-1.6 1.8-1.6s1.8.6 1.8 1.5c0 1.3-1.8 1.3-1.8 2.8M8 11v.2',
  info: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2zM8 7.2V11M8 5v.2',
  warning: 'M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.5v.2',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  shield: 'M8 1.8l5 2v4c0 3.2-2 5.4-5 6.4-3-1-5-3.2-5-6.4v-4zM5.8 8l1.6 1.6L10.4 6.5',
  key: 'M5.5 6.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM7.7 7.3 13 2M11 4l2 2',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  down: 'M4 6l4 4 4-4',
  up: 'M4 10l4-4 4 4',
  left: 'M10 4 6 8l4 4',
  right: 'M6 4l4 4-4 4',
  close: 'M4 4l8 8M12 4l-8 8',
  start: 'M3 13l.6-2.8 7.2-7.2 2.2 2.2-7.2 7.2zM9.5 4.3l2.2 2.2',
  plus: 'M8 3v10M3 8h10',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  grid: 'M2.5 2.5H7V7H2.5zM9 2.5h4.5V7H9zM2.5 9H7v4.5H2.5zM9 9h4.5v4.5H9z',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  print: 'M4.5 6V2.5h7V6M4.5 11h-2V6h11v5h-2M4.5 9.5h7v4h-7z',
  undo: 'M3 6h6.5a3.5 3.5 0 0 1 0 7H6M5.5 3 2.5 6l3 3',
  process: 'M4 2.5v11M4 9c5 0 8-1 8-5M12 4l-1.8 1.8M12 4l1.5 1.8',
  form: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6M2.5 9.5h11',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5.3a2.5 2.5 0 0 1 5 0v2.2',
  attachment: 'M12.5 7.5 7.8 12.2a2.8 2.8 0 0 1-4-4l5-5a1.9 1.9 0 0 1 2.7 2.7l-5 5a.9.9 0 0 1-1.3-1.3l4.3-4.3',
  link: 'M6.5 9.5l3-3M7 4.5 8.5 3a2.9 2.9 0 0 1 4 4L11 8.5M9 11.5 7.5 13a2.9 2.9 0 0 1-4-4L5 7.5',
  settings:
    'M8 5.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  server: 'M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.01M5 11h.01',
} as const;

export type IconName = keyof typeof strokes;

const isIconName = (name: string): name is IconName => name in strokes;

/** A drawn icon beside words; hidden from screen readers. An unknown name draws the document. */
export function Icon({ name }: { readonly name: IconName | (string & {}) }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={strokes[isIconName(name) ? name : 'document']} />
    </svg>
  );
}
