export const auditHelp = `npm run audit -- <command> [options]: checks the log from outside, with keys that you bring yourself.

  checkpoint            signatures and witnesses of what the log shows now
  consistency           --since FILE: begins with what was seen last (kept in FILE)
                        --against FILE|URL: begins with what a witness has seen
  fsck                  every leaf, tile and root, of both trees
  keys                  whether the keys of the log follow each other as each committed to, from one that is trusted
  witnesses             whose cosignatures the log itself says that it needs, every change of that, and whether what
                        it shows (and what is kept in --since FILE) has them
  receipt FILE          a receipt file; or a proof or promise as text, with --leaf HEX
  disclosure DAY        what was opened of a day: openings, leaves, counts; and what is in the log and not shown
  tickets DAY           evaluations <= invitations <= services
  ranking PERIOD        a published ranking, computed anew in every version (--revision N: in that one), by the rules
                        that the log holds: its months, windows, bridge, and every page that tells of it
  sample PLAN           the draw of an assessment plan, made again
  evaluation-sample MONTH  the draw of the evaluations that are asked about, and the share that was found false
  anchor                what was anchored, beside the log: --file FILE, or --rpc URL --contract ADDRESS
  rows                  --dsn postgres://...: every row beside its leaf, inside the platform; --keys FOLDER opens
                        what is sealed, --checkpoint FILE is what a witness has seen

  --url URL             where the log is shown: the origin of the platform or of a mirror
  --trust FILE          JSON: {"origin", "vkeys": [...], "witnesses": [...], "needed": 2}
  --vkey KEY --witness KEY --needed K   the same, or more of it
  --max-age SECONDS     how old the newest cosignature may be

One JSON line for each finding on standard output, a summary on standard error.
0 nothing found, 1 something found, 2 it could not be checked.

从外部核验存证日志，密钥由核验人自带，不采信平台自报的密钥。
  checkpoint 检查点签名与见证   consistency 前后一致（防回滚、防分叉）   fsck 全量重算   keys 密钥沿革   witnesses 见证规则及其变更
  receipt 回执   disclosure 按日公开   tickets 评价≤邀请≤服务   ranking 排名重算（各版本、规则、月份、窗口、并行对照、各公开页面）   sample 抽样重算   evaluation-sample 评价抽查重算
  anchor 链上/WORM 锚定   rows 内部审计：逐行对照数据库与日志
每个发现输出一行 JSON（标准输出），小结写到标准错误；退出码：0 无发现，1 有发现，2 无法核验。
`
