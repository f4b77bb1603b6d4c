/** What the page's sources import that is made and not kept; nothing needs to have been built for it. */
import { generate } from './generate.ts';

await generate();
