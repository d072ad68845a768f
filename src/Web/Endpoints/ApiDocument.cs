using Microsoft.OpenApi;

namespace ShopifySync.Web.Endpoints;

/// <summary>The OpenAPI document at /openapi/v1.json, and at /docs a reader of it that needs no network.</summary>
internal static class ApiDocument
{
    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "ShopifySync";
            document.Info.Description = "Authorization: Bearer with an API token. Errors are problem details with code, detail and nextStep. "
                + "Lists take limit and cursor. A POST may carry an Idempotency-Key.";
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (IdJsonConverter.IsId(Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type))
                (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapGet("/docs", (IWebHostEnvironment host) => Results.Stream(host.WebRootFileProvider.GetFileInfo("docs.html").CreateReadStream(), "text/html; charset=utf-8"))
            .AllowAnonymous().ExcludeFromDescription();
    }
}
