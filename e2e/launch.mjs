// Runs e2e/commands/<name>.ts on Node without a build step, through Vite's own TypeScript pipeline.
import { runnerImport } from 'vite';

const name = process.argv[2] ?? '';
if (!/^[a-z-]+$/.test(name)) {
  console.error('usage: node e2e/launch.mjs <command> [arguments]');
  process.exit(2);
}
const { module } = await runnerImport(new URL(`./commands/${name}.ts`, import.meta.url).pathname);
process.exitCode = await module.main(process.argv.slice(3));
