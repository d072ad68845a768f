// Every fixture has a database, an emulator and a host of its own; they wait for each other's disks and timers more than they compute.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]
