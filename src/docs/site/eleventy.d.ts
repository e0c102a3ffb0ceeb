/** The used part of Eleventy, which comes without types. */
declare module '@11ty/eleventy' {
  export interface Config {
    setLibrary(name: 'md', library: object): void;
    amendLibrary(name: 'md', amend: (library: { enable(rule: string): void }) => void): void;
    setIncludesDirectory(folder: string): void;
    setTemplateFormats(formats: readonly string[]): void;
    setUseGitIgnore(use: boolean): void;
    addTemplate(path: string, content: string, data: object): void;
  }

  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: {
        quietMode: boolean;
        configPath: false;
        config: (config: Config) => void;
      },
    );
    disableLogger(): void;
    write(): Promise<unknown>;
  }
}
