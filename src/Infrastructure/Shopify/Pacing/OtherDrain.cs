namespace ShopifySync.Infrastructure.Shopify.Pacing;

/// <summary>
/// What others take from the same bucket (another app's calls do not show, only what they leave), as two running averages of
/// what is missing beyond our own calls: a quick one for the next moment, a slow one for the speed at which we go on.
/// </summary>
internal sealed class OtherDrain
{
    private const double LastingSeconds = 2;
    private const double ShortestSeconds = 0.05;
    private const double FadeFactor = 0.9;
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(1);

    private TimeSpan _notedAt;

    /// <summary>Points a second, over about two seconds; never more than nine tenths of the rate, so that we always go on.</summary>
    public double Lasting { get; private set; }

    /// <summary>Points a second at the moment; in a burst far more than the bucket restores.</summary>
    public double Now { get; private set; }

    public void Begin(TimeSpan now) => _notedAt = now;

    /// <summary>Small differences come from travelling times; only a drain beyond a tenth of the rate slows us down.</summary>
    public double Drain(double rate) => Math.Max(0, Lasting - (rate * 0.1));

    /// <param name="missing">Points that should be there and are not, since the last time; the lasting drain was allowed for.</param>
    public void Note(double missing, double rate, double roundTrip, TimeSpan now)
    {
        var interval = (now - _notedAt > ShortestInterval ? now - _notedAt : ShortestInterval).TotalSeconds;
        var seen = Drain(rate) + (missing / interval);
        Lasting = Math.Clamp(Average(Lasting, seen, interval, LastingSeconds), 0, rate * 0.9);
        Now = Math.Max(0, Average(Now, seen, interval, Math.Max(ShortestSeconds, roundTrip)));
        _notedAt = now;
    }

    /// <summary>They seem to have stopped: answer by answer, less is left to them.</summary>
    public void Fade() => Lasting *= FadeFactor;

    private static double Average(double before, double seen, double interval, double seconds) =>
        before + ((1 - Math.Exp(-interval / seconds)) * (seen - before));
}
