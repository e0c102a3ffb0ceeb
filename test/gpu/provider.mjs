// node test/gpu/provider.mjs cuda|cpu: whether the tensorflow engine opens, and computes there.
import { openEngine } from '../../dist/modules/engine/open.js';

const [wanted] = process.argv.slice(2);
const { name, version, provider, device, tf } = await openEngine('tensorflow');
const sum = await tf.sum(tf.matMul(tf.ones([64, 64]), tf.ones([64, 64]))).data();
console.log(`${name} ${version}, provider ${provider}, ${device}; sum of a product of ones: ${sum[0]}`);
if (provider !== wanted || sum[0] !== 64 ** 3) {
  console.error(`expected provider ${wanted} and the sum ${64 ** 3}`);
  process.exitCode = 1;
}
