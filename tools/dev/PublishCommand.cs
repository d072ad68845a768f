/// <summary>dotnet run dev.cs publish: the server as a folder to install.</summary>
internal static class PublishCommand
{
    public static int Run(Arguments arguments)
    {
        var folder = Path.GetFullPath(arguments.Option("to") ?? Shell.At("artifacts", "server"));
        Feed.Restore();
        Feed.PublishServer(folder);
        Console.WriteLine($"Published to {folder}. Start it there: dotnet ShopifySync.Web.dll (settings: docs/operating.md).");
        return 0;
    }
}
