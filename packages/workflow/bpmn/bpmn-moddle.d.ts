/** The little of bpmn-moddle that we use; the package ships types for elements only. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly id?: string;
    readonly name?: string;
    $instanceOf?(type: string): boolean;
    get(name: string): unknown;
    [property: string]: unknown;
  }
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: readonly { message: string }[] }>;
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
    create(type: string, attributes?: Readonly<Record<string, unknown>>): ModdleElement;
  }
}
