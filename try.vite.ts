import config from './vite.config.ts';
export default { ...config, build: { ...(config as any).build, outDir: '/tmp/w/lessons-try/dist', rolldownOptions: { input: 'try.html' } } };
