import * as Args from '@oclif/core/args';
import { ZooCommand } from './terminal/command.js';
import { pluginFlag } from './terminal/flags.js';
import { permission, surroundings } from './terminal/surroundings.js';

export default class Completion extends ZooCommand {
  static override summary = 'Print a completion script for your shell: commands, flags, pages and studies.';
  static override description = `Nothing is installed: your shell reads the script when it starts.
bash: in ~/.bashrc, source <(zoo completion bash)
zsh: in ~/.zshrc, after compinit, source <(zoo completion zsh)
fish: zoo completion fish > ~/.config/fish/completions/zoo.fish`;
  static override examples = ['<%= config.bin %> <%= command.id %> bash'];
  static override args = {
    shell: Args.string({ description: 'Your shell.', options: ['bash', 'zsh', 'fish'], required: true }),
  };
  static override flags = pluginFlag;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Completion);
    const { pageNames } = await import('../zoo/pages.js');
    const { studyNames } = await import('../many/list.js');
    const { wordsOf } = await import('./terminal/complete/words.js');
    const { missingPlugins } = await import('../run/plugins.js');
    const { library } = await surroundings(flags);
    await this.remark(missingPlugins(permission(flags)));
    const words = wordsOf(this.config, library.flatMap(pageNames), studyNames(library));
    this.log((await scripts[args.shell as keyof typeof scripts]())(words).trimEnd());
  }
}

const scripts = {
  bash: async () => (await import('./terminal/complete/bash.js')).bashScript,
  zsh: async () => (await import('./terminal/complete/zsh.js')).zshScript,
  fish: async () => (await import('./terminal/complete/fish.js')).fishScript,
};
