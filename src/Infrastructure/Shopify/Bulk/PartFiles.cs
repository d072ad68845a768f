using Microsoft.Win32.SafeHandles;

namespace ShopifySync.Infrastructure.Shopify.Bulk;

/// <summary>The parts of a file while it is cut: lines go to the part of their product, each part through a small buffer.</summary>
internal sealed class PartFiles : IDisposable
{
    private const int BufferSize = 1 << 14;

    private readonly Part[] _parts;

    public PartFiles(IEnumerable<string> paths) => _parts = [.. paths.Select(path => new Part(path))];

    /// <summary>Mixed first: ids that Shopify gives in steps would else share a few parts.</summary>
    public static int PartOf(long product, int parts) => (int)((unchecked((ulong)product * 0x9E3779B97F4A7C15) >> 32) % (ulong)parts);

    public void Write(int part, ReadOnlySpan<byte> line) => _parts[part].Write(line);

    public void Finish()
    {
        foreach (var part in _parts)
            part.Flush();
    }

    public void Dispose()
    {
        foreach (var part in _parts)
            part.Dispose();
    }

    private sealed class Part(string path) : IDisposable
    {
        private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        private byte[] _buffer = new byte[BufferSize];
        private int _used;
        private long _written;

        public void Write(ReadOnlySpan<byte> line)
        {
            if (_used + line.Length + 1 > _buffer.Length)
                Flush();
            if (line.Length + 1 > _buffer.Length)
                _buffer = new byte[line.Length + BufferSize];
            line.CopyTo(_buffer.AsSpan(_used));
            _buffer[_used + line.Length] = (byte)'\n';
            _used += line.Length + 1;
        }

        public void Flush()
        {
            RandomAccess.Write(_file, _buffer.AsSpan(0, _used), _written);
            (_written, _used) = (_written + _used, 0);
        }

        public void Dispose() => _file.Dispose();
    }
}
