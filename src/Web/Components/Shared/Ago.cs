namespace ShopifySync.Web.Components.Shared;

internal static class Ago
{
    public static string Words(TimeSpan passed) => passed switch
    {
        { TotalSeconds: < -5 } => $"in {Amount(passed.Negate())}",
        { TotalSeconds: < 10 } => "just now",
        _ => $"{Amount(passed)} ago",
    };

    /// <summary>How long something took, or will take.</summary>
    public static string Took(TimeSpan span) => span.TotalSeconds < 1 ? "under 1 s" : Amount(span);

    /// <summary>A length of time for people: the two largest units at most.</summary>
    public static string Amount(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => $"{span.Seconds} s",
        { TotalHours: < 1 } => $"{span.Minutes} min",
        { TotalDays: < 1 } => $"{span.Hours} h",
        { TotalDays: < 2 } => "1 day",
        { TotalDays: < 60 } => $"{span.Days} days",
        _ => $"{span.Days / 30} months",
    };
}
