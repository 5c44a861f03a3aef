// Prints one line for each value of documents.json whose type Kubernetes' published schemas refuse.
import { readFileSync } from 'node:fs';

const faults = [];
for (const document of JSON.parse(readFileSync('documents.json', 'utf8'))) {
  const { [document.kind]: Model } = await import(`kubernetes-models/${document.apiVersion}/${document.kind}`);
  try {
    new Model(document).validate();
  } catch (fault) {
    faults.push(`${document.kind}/${document.metadata.name}: ${fault.message}`);
  }
}
if (faults.length) {
  console.log(faults.join('\n'));
  process.exitCode = 1;
}
