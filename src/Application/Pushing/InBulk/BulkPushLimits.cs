namespace ShopifySync.Application.Pushing.InBulk;

internal static class BulkPushLimits
{
    /// <summary>Small enough that several run side by side and that the reading before is minutes old at most.</summary>
    public const int LinesPerFile = 2_500;

    /// <summary>Shopify takes 100 MB.</summary>
    public const long BytesPerFile = 90_000_000;

    /// <summary>A reading older than this is made again before its lines are sent.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    /// <summary>
    /// After so many tries the rest goes by single calls. Each try has files of a quarter the size, so that a line which spoils its
    /// file takes ever fewer others along.
    /// </summary>
    public const int Attempts = 3;

    /// <summary>What is left of a failed run goes by single calls at once when it is no more than this.</summary>
    public const int FewLines = 50;

    /// <summary>Shopify's count of lines stands still for so long: the operation is stopped and what is left is sent again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static int LinesOf(int attempt) => LinesPerFile >> (2 * (attempt - 1));
}
