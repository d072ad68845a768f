namespace ShopifySync.Application.Common;

/// <summary>What a failure means that came from the database.</summary>
public enum DatabaseTrouble
{
    /// <summary>It is not the database's: a bug, or something else altogether.</summary>
    None,

    /// <summary>Another transaction was first. The same work on the rows as they are now goes through.</summary>
    Raced,

    /// <summary>It does not answer, is locked, full or read-only: nobody's work is at fault, and it waits.</summary>
    Away,
}

/// <summary>Tells what a failure means; each database says it in its own words.</summary>
public interface IDatabaseTroubles
{
    DatabaseTrouble Of(Exception failure);
}

/// <summary>What was read before is not what a transaction found; nothing was saved.</summary>
public sealed class MovedMeanwhileException(string message) : Exception(message);
