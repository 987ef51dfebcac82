import type { CalendarDate } from '@gov/base';
import type { BodyDocument, SecrecyLevel, Urgency } from '@gov/gongwen';

/** Everything the printed page shows, in the words of GB/T 9704-2012. Absent = not printed. */
export interface DocumentDescription {
  /** `ORDINARY` = cl. 7; `LETTER` = 信函格式, cl. 10.1. */
  readonly layout: 'ORDINARY' | 'LETTER';
  /** 发文机关标志: host first; several for a joint issue of the ordinary format. Without 文件. */
  readonly issuerMark: readonly string[];
  /** 文件 behind the mark; the letter format never prints it. */
  readonly markWithDocumentWord?: boolean;
  readonly secrecy?: SecrecyLevel;
  readonly urgency?: Urgency;
  /** 发文字号 in printed form; absent before numbering (its line stays empty). */
  readonly documentNumber?: string;
  /** 签发人: printed on upward documents; then the number stands left on the same line. */
  readonly signatoryNames?: readonly string[];
  readonly title: string;
  /** Line breaks of the title by sense (梯形或菱形); absent = broken by the balance rule. */
  readonly titleLines?: readonly string[];
  /** 主送机关 as printed, without the final colon: 各县（市、区）人民政府，市政府各部门 */
  readonly mainRecipients?: string;
  readonly body: BodyDocument;
  /** 附件说明 and 附件 in order. `body` absent = the attachment is a file of its own and only named here. */
  readonly attachments?: readonly AttachmentDescription[];
  /** 发文机关署名: one per issuing body. */
  readonly signatures?: readonly string[];
  /** 成文日期; absent before sign-off (its line stays empty). */
  readonly documentDate?: CalendarDate;
  /** `SEALED` keeps 4 characters right and room for a seal (cl. 7.3.5.1); `UNSEALED` follows cl. 7.3.5.2. */
  readonly sealing: 'SEALED' | 'UNSEALED';
  /** 附注 without brackets: 此件公开发布 */
  readonly note?: string;
  /** 抄送机关 as printed, without the final 。 */
  readonly copyRecipients?: string;
  /** 印发机关; the letter format prints neither it nor the date. */
  readonly printedBy?: string;
  readonly printedOn?: CalendarDate;
}

export interface AttachmentDescription {
  readonly title: string;
  readonly titleLines?: readonly string[];
  readonly body?: BodyDocument;
}

/** Family names per role; a deployment maps its licensed 方正小标宋 or 仿宋_GB2312 here (fonts/roles.json). */
export interface FontRoles {
  readonly title: FontRole;
  readonly body: FontRole;
  readonly kai: FontRole;
  readonly hei: FontRole;
  readonly song: FontRole;
  /** Full-coverage face for characters the others lack; last in every list. */
  readonly fallback: FontRole;
}

export interface FontRole {
  readonly family: string;
  readonly weight: number;
}

/** A complete Typst program; images are read from `assets/<src>` of the typesetter's assets. */
export type TypstSource = string;
