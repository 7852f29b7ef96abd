import { print } from '../report/table.ts';
import { printScaling } from './table.ts';

print(printScaling().trimEnd());
