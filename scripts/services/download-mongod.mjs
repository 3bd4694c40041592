/** Own process, because the library writes its progress on stdout. Argument: the folder. Last line of stdout: the path. */
import { MongoBinary } from 'mongodb-memory-server-core';

const downloadDir = process.argv[2];
console.log(await MongoBinary.getPath({ downloadDir }));
