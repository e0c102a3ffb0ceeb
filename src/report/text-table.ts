/** A table as text: what a command aligns for the terminal and a guide prints as Markdown. */
export interface TextTable {
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}
