namespace ShopifySync.Benchmarks.Frame;

internal static class Percentile
{
    /// <param name="share">0.95 for the value that 95 of 100 do not exceed.</param>
    public static double Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Count * share) - 1, 0, sorted.Count - 1)];
    }

    public static double Median(IEnumerable<double> values) => Of(values, 0.5);
}
