/// <summary>Words and --options of a command line; an option takes a value unless it is one of the switches.</summary>
internal sealed class Arguments
{
    private static readonly string[] Switches = ["reset", "install-system", "quick", "points", "faults", "storm"];
    private readonly Queue<string> _words = [];
    private readonly Dictionary<string, string> _options = [];

    public Arguments(IEnumerable<string> args)
    {
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var word))
        {
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                _words.Enqueue(word);
                continue;
            }

            var parts = word[2..].Split('=', 2);
            _options[parts[0]] = parts.Length == 2 ? parts[1]
                : Switches.Contains(parts[0]) ? "true"
                : rest.TryDequeue(out var value) ? value
                : throw new DevException($"--{parts[0]} needs a value.");
        }
    }

    public string? Next() => _words.TryDequeue(out var word) ? word : null;

    public string? Option(string name) => _options.GetValueOrDefault(name);

    public bool Has(string name) => _options.ContainsKey(name);

    public int Number(string name, int otherwise) =>
        Option(name) is not { } text ? otherwise
        : int.TryParse(text, out var number) && number >= 0 ? number
        : throw new DevException($"--{name} must be a whole number, not '{text}'.");

    public int Port(string name, int otherwise)
    {
        var port = Number(name, otherwise);
        return port is > 0 and <= 65535 ? port : throw new DevException($"--{name} must be a port from 1 to 65535, not {port}.");
    }

    /// <summary>Refuses words and options that the command does not have; null when all is well, so that it chains with ??.</summary>
    /// <param name="words">How many words may follow the command.</param>
    public int? Allow(int words, params string[] known) =>
        _options.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown ? throw new DevException($"There is no option --{unknown} here. Try: dotnet run dev.cs help")
        : _words.Count > words ? throw new DevException($"'{_words.ElementAt(words)}' is one word too many. Try: dotnet run dev.cs help")
        : null;
}

/// <summary>A problem that is told to the person in one line, without a stack trace.</summary>
internal sealed class DevException(string message) : Exception(message);
