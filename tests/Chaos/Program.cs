using System.Globalization;
using ShopifySync.Chaos;
using ShopifySync.Testing;

// The program behind `dotnet run dev.cs chaos`; everything it finds is told with the seed that finds it again.
using var stopped = ServerUnderFire.StopWithThis();
var options = ChaosOptions.Parse(args);
await using var emulator = await EmulatorProcess.Start();
var started = TimeProvider.System.GetTimestamp();
var (kills, violations) = (0, 0);
if (options.MatchesNothing)
{
    await Console.Error.WriteLineAsync("There is no crash point, or no fault, of that name; see docs/developing.md.");
    return 2;
}

if (options.Points is not null || options.Faults is not null || options.Storm)
{
    var good = true;
    foreach (var database in options.Databases)
    {
        good &= options.Points is not { } points || await CrashPoints.Sweep(emulator, database, points);
        good &= !options.Storm || await WebhookStorm.Run(emulator, database, options.Seed);
        if (options.Faults is { } faults)
        {
            good &= await FaultSweep.Sweep(emulator, database, faults);
            good &= await MachineSweep.Sweep(emulator, database, faults);
        }
    }

    await PreparedDatabase.Drop();
    return good ? 0 : 1;
}

foreach (var database in options.Databases)
{
    await Parallel.ForEachAsync(Enumerable.Range(options.Seed, options.Trials), new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce }, async (seed, _) =>
    {
        var result = await Trial.Run(emulator, database, seed);
        Interlocked.Add(ref kills, result.Kills);
        Interlocked.Add(ref violations, result.Violations.Count);
        Report.Tell(result);
    });
}

await PreparedDatabase.Drop();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{options.Trials} trials on {string.Join(" and ", options.Databases)}, {kills} kills, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s: {violations} violations"));
return violations == 0 ? 0 : 1;
