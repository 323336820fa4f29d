// Rows and types of a Parquet file, by hyparquet, as JSON: export_test.sh.
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
const file = await asyncBufferFromFile(process.argv[2])
const meta = await parquetMetadataAsync(file)
const types = Object.fromEntries(meta.schema.slice(1).map((c) => [c.name, c.type]))
const rows = await parquetReadObjects({ file, compressors })
console.log(JSON.stringify({ types, rows }, (k, v) => (typeof v === 'bigint' ? Number(v) : v)))
