/** A table as text, aligned for the terminal or written as Markdown for a guide. */
export interface TextTable {
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}
