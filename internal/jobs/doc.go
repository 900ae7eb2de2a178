// Package jobs keeps batches that outlive the process: rows go in, and when
// Submit returns an id, their files will be made, each row once, through
// restarts and kills, by whichever process is there.
//
// # Engine
//
// The engine is NATS JetStream: a server in this process that listens nowhere,
// with its files in Config.Dir, every write synced; or a cluster at Config.URL
// that several processes share. Both are reached over the same client, so there
// is one way through the code. What is on the server:
//
//	KV_vanthu-jobs       <id>: the job's record. <id>.<chunk>: a chunk's note.
//	vanthu-work          a queue: one empty message for each chunk to be done.
//	OBJ_vanthu-job-<id>  a job's files: what is to be done, its rows in chunks,
//	                     the results of each chunk.
//
// A bucket for each job, instead of one for all, is removed in one step and
// gives its room back at once; nothing that a killed process or a late worker
// left in it stays behind.
//
// # What counts
//
// A job exists from the moment its record does. That is written when all rows
// are on disk, so a submission that dies leaves no job, only a bucket that the
// janitor removes. The messages come after the record; if they do not, the
// janitor puts them in.
//
// A worker takes a message, notes in the chunk's note that it begins, makes the
// rows, stores their results under a name that nobody else uses, writes that
// name into the note, and only then takes the message off the queue. Dying
// anywhere before means that the chunk is done again; the note takes the first
// result and no second, so each row is in the job once. Notes change by
// comparing revisions, never blindly.
//
// How far a job is follows from the notes alone. A process follows the bucket
// of states (see board) to know it without asking; whoever sees the last chunk
// done ends the job, and the record takes the first to do so.
//
// # Rows that kill
//
// Errors and panics are the row's fault (see batch.Plan.Make). What ends the
// whole process, such as memory running out, is counted in the note before the
// work begins. A chunk that was begun and lost twice is done alone in its
// process, row by row, with a note before each; a row that kills twice even so
// gets a fault, and the others of its chunk get their files.
//
// # Bounds
//
// A chunk is some rows (Config.ChunkRows, Config.ChunkBytes); its results are
// stored in parts of some megabytes. No more than that is in memory for each
// worker and each reader, however long the job is. The number of rows, of jobs
// and of bytes is bounded; a job that finds no room fails and gives back what
// it took. An embedded server never writes again after a write has failed, so
// the store stops short of a full disk (Config.MinFree), and starts the server
// again if another program was faster.
//
// The queue is one for all jobs, first come, first served.
package jobs
