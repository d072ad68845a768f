using System.Globalization;
using System.Text;

namespace ShopifySync.Application.Common;

/// <summary>The place in a list that is paged by its rows' number. Opaque to callers, so that its make may change.</summary>
public static class SeqCursor
{
    public static string Write(long seq) => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(seq.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Null for text that no list gave out.</summary>
    public static long? Read(string cursor)
    {
        var bytes = new byte[cursor.Length / 2];
        return Convert.FromHexString(cursor, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            && long.TryParse(Encoding.ASCII.GetString(bytes), NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? seq
            : null;
    }
}
