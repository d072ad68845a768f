using System.Diagnostics;

namespace ShopifySync.Testing;

/// <summary>Waits for something that another thread or process brings about, and fails with its name if it does not.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static Task True(Func<bool> condition, string what, TimeSpan? within = null) =>
        True(() => Task.FromResult(condition()), what, within);

    public static Task True(Func<Task<bool>> condition, string what, TimeSpan? within = null) =>
        Become(condition, met => met, what, within);

    /// <summary>Reads until the value is as wanted, and answers it.</summary>
    public static async Task<T> Become<T>(Func<Task<T>> read, Func<T, bool> wanted, string what, TimeSpan? within = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var value = await read();
            if (wanted(value))
                return value;

            if (Stopwatch.GetElapsedTime(started) > (within ?? Patience))
                throw new AssertionException($"Waited {(within ?? Patience).TotalSeconds:0.#} s in vain: {what}. Last seen: {value}");

            await Task.Delay(Pause);
        }
    }
}
