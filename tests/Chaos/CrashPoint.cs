using System.Diagnostics;
using ShopifySync.Testing;

namespace ShopifySync.Chaos;

/// <summary>A named moment at which the server dies. All are reached from outside: the emulator holds an answer, the database holds a commit.</summary>
/// <param name="Prepare">What must be there before; nobody is killed in it.</param>
/// <param name="Begin">Sets the deed going; it is not waited for.</param>
/// <param name="Strike">Comes back at the moment of the kill; what it gives is let go after it.</param>
internal sealed record CrashPoint(string Name, Func<Deeds, Task> Prepare, Func<Deeds, Task> Begin, Func<Stage, Func<Task>, Task<IAsyncDisposable?>> Strike)
{
    private static readonly TimeSpan Reached = TimeSpan.FromSeconds(40);

    /// <summary>The call was sent and never came to anything.</summary>
    public static Func<Stage, Func<Task>, Task<IAsyncDisposable?>> Before(string match) => AtCall(
        match, new EmulatorFault("latency") { Match = match, Nth = 1, Ms = 1_500 }, new EmulatorFault("reset") { Match = match, Nth = 1 });

    /// <summary>The store did it, and the answer is on its way.</summary>
    public static Func<Stage, Func<Task>, Task<IAsyncDisposable?>> AfterEffect(string match) =>
        AtCall(match, new EmulatorFault("timeout-after-effect") { Match = match, Nth = 1, Ms = 3_000 });

    /// <summary>The answer is there, and what it means is not committed.</summary>
    public static Func<Stage, Func<Task>, Task<IAsyncDisposable?>> BeforeCommit(string match) => async (stage, begin) =>
    {
        await stage.Emulator.Faults(stage.Shop, new EmulatorFault("latency") { Match = match, Nth = 1, Ms = 1_500 });
        await begin();
        await Fired(stage, match);
        var hold = await WriteHold.Take(stage.Server);
        await Task.Delay(2_000);
        return hold;
    };

    /// <summary>The deed is under way, and its commit waits.</summary>
    /// <param name="after">How long the deed takes until it writes.</param>
    public static Func<Stage, Func<Task>, Task<IAsyncDisposable?>> InCommit(int after) => async (stage, begin) =>
    {
        if (after > 0)
            await begin();
        await Task.Delay(after);
        var hold = await WriteHold.Take(stage.Server);
        if (after == 0)
            await begin();
        await Task.Delay(400);
        return hold;
    };

    /// <summary>The very moment after the answer.</summary>
    public static Func<Stage, Func<Task>, Task<IAsyncDisposable?>> AfterAnswer { get; } = async (_, begin) =>
    {
        await begin();
        return null;
    };

    /// <summary>Strikes, starts again, and lets everything end.</summary>
    public async Task Run(Deeds deeds)
    {
        var stage = deeds.Stage;
        await Prepare(deeds);
        var hold = await Strike(stage, () => Begin(deeds));
        await stage.Server.Kill();
        if (hold is not null)
            await hold.DisposeAsync();
        await stage.Emulator.Faults(stage.Shop);
        stage.Server.Launch();
        await stage.Server.BecomeReady();
        await deeds.End();
    }

    private static Func<Stage, Func<Task>, Task<IAsyncDisposable?>> AtCall(string match, params EmulatorFault[] faults) => async (stage, begin) =>
    {
        await stage.Emulator.Faults(stage.Shop, faults);
        await begin();
        await Fired(stage, match);
        await Task.Delay(100);
        return null;
    };

    private static async Task Fired(Stage stage, string match)
    {
        var started = Stopwatch.GetTimestamp();
        while (!(await stage.Emulator.FaultCounts(stage.Shop)).Any(f => f.Fired > 0))
        {
            if (Stopwatch.GetElapsedTime(started) > Reached)
                throw new TrialException($"{match} was never called, so the crash point was not reached");

            await Task.Delay(10);
        }
    }
}
