// Every fixture has servers, emulators and databases of its own, and most of its time is spent waiting for them.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
