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
// janitor removes.
//
// A worker picks a chunk that nobody does, notes in the chunk's note that it
// begins, makes the rows, stores their results under a name that nobody else
// uses, and writes that name into the note. Dying anywhere before means that the
// chunk is done again: at once where this process is the only one, else when the
// note has not changed for a while, for who works on a chunk of a cluster says so
// again and again. The note takes the first result and no second, so each row is
// in the job once. Notes change by comparing revisions, never blindly.
//
// How far a job is follows from the notes alone. A process follows the bucket
// of states (see board) to know it without asking; whoever sees the last chunk
// done ends the job, and the record takes the first to do so.
//
// # Rows that kill
//
// Errors and panics are the row's fault (see batch.Plan.Make). What ends the
// whole process, such as memory running out, leaves a note of a chunk that was
// begun and not ended. A chunk that was lost twice so is done with care: row by
// row, each with nothing else in work in its process and a note before and after.
// A row that was alone when the process died is suspected, and tried again only
// in a process that has lived for a while without it. If the process dies while
// it waits, or in another row, something else ends it, and the row is cleared;
// if four die in the row, it is given up, and the others of its chunk get their
// files.
//
// # Turns
//
// Rows are made in as many seats as there are workers. The seats are given row
// by row, in turns between owners and between the jobs of each, and so are the
// hands that hold chunks, of which there are more than seats: a job of one row
// waits for a row or two of the others, whatever their length (see seats, pick).
//
// # Bounds
//
// A chunk is some rows (Config.ChunkRows, Config.ChunkBytes); its results are
// stored in parts of some megabytes. No more than that is in memory for each
// worker and each reader, however long the job is. The number of rows, of jobs
// and of bytes is bounded, in all and for each owner. What is stored is packed.
// Where there is no room, jobs pause until there is; one that alone takes all
// that it may fails and gives back what it took. An embedded server never writes again after a write has failed, so
// the store stops short of a full disk (Config.MinFree), and starts the server
// again if another program was faster.
package jobs
